/** Shared file systems. */
@NullMarked
package org.plumbline.cloud.share;

import org.jspecify.annotations.NullMarked;
