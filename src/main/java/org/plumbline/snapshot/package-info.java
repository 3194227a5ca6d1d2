/** The stored cloud: what was collected, where each datum lies, and what could not be seen. Knows nobody. */
@NullMarked
package org.plumbline.snapshot;

import org.jspecify.annotations.NullMarked;
