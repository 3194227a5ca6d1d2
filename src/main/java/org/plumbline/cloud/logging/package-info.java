@NullMarked
package org.plumbline.cloud.logging;

import org.jspecify.annotations.NullMarked;
