@NullMarked
package org.plumbline.parse.keepalived;

import org.jspecify.annotations.NullMarked;
