/** Stores that services coordinate through, as found in a snapshot. */
@NullMarked
package org.plumbline.facts.coordination;

import org.jspecify.annotations.NullMarked;
