@NullMarked
package org.plumbline.cloud.vip;

import org.jspecify.annotations.NullMarked;
