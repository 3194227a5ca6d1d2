/** Names of the cloud's customers. */
@NullMarked
package org.plumbline.cloud.dns;

import org.jspecify.annotations.NullMarked;
