@NullMarked
package org.plumbline.cloud.identity;

import org.jspecify.annotations.NullMarked;
