@NullMarked
package org.plumbline.cloud.capacity;

import org.jspecify.annotations.NullMarked;
