@NullMarked
package org.plumbline.parse.systemd;

import org.jspecify.annotations.NullMarked;
