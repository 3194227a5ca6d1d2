@NullMarked
package org.plumbline.parse.oslo;

import org.jspecify.annotations.NullMarked;
