@NullMarked
package org.plumbline.cloud.object;

import org.jspecify.annotations.NullMarked;
