@NullMarked
package org.plumbline.cloud.compute;

import org.jspecify.annotations.NullMarked;
