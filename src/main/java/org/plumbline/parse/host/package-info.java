@NullMarked
package org.plumbline.parse.host;

import org.jspecify.annotations.NullMarked;
