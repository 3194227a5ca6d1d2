/** Shared caches and who uses them, as found in a snapshot. */
@NullMarked
package org.plumbline.facts.cache;

import org.jspecify.annotations.NullMarked;
