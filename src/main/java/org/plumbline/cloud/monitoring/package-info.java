@NullMarked
package org.plumbline.cloud.monitoring;

import org.jspecify.annotations.NullMarked;
