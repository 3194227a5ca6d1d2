@NullMarked
package org.plumbline.cloud.messaging;

import org.jspecify.annotations.NullMarked;
