/** What should be equal on several hosts, and is not. */
@NullMarked
package org.plumbline.cloud.drift;

import org.jspecify.annotations.NullMarked;
