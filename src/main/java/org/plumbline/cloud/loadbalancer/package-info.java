@NullMarked
package org.plumbline.cloud.loadbalancer;

import org.jspecify.annotations.NullMarked;
