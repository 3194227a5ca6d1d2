@NullMarked
package org.plumbline.cloud.network;

import org.jspecify.annotations.NullMarked;
