/** How long the cloud's software is supported. */
@NullMarked
package org.plumbline.cloud.lifecycle;

import org.jspecify.annotations.NullMarked;
