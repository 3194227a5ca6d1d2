@NullMarked
package org.plumbline.cloud.loadbalancing;

import org.jspecify.annotations.NullMarked;
