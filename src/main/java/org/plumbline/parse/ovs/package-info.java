@NullMarked
package org.plumbline.parse.ovs;

import org.jspecify.annotations.NullMarked;
