/** Shared caches and who uses them. */
@NullMarked
package org.plumbline.cloud.cache;

import org.jspecify.annotations.NullMarked;
