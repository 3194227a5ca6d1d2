@NullMarked
package org.plumbline.parse.tls;

import org.jspecify.annotations.NullMarked;
