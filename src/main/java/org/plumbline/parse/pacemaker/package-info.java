@NullMarked
package org.plumbline.parse.pacemaker;

import org.jspecify.annotations.NullMarked;
