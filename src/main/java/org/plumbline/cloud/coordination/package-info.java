/** Stores that services coordinate through. */
@NullMarked
package org.plumbline.cloud.coordination;

import org.jspecify.annotations.NullMarked;
