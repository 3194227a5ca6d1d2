@NullMarked
package org.plumbline.cloud.endpoints;

import org.jspecify.annotations.NullMarked;
