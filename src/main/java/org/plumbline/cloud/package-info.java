/** The model of the cloud: immutable records that controls speak about. */
@NullMarked
package org.plumbline.cloud;

import org.jspecify.annotations.NullMarked;
