@NullMarked
package org.plumbline.cloud.topology;

import org.jspecify.annotations.NullMarked;
