@NullMarked
package org.plumbline.cloud.tls;

import org.jspecify.annotations.NullMarked;
