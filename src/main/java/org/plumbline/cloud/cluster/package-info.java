@NullMarked
package org.plumbline.cloud.cluster;

import org.jspecify.annotations.NullMarked;
