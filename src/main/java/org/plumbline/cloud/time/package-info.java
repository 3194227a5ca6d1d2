@NullMarked
package org.plumbline.cloud.time;

import org.jspecify.annotations.NullMarked;
