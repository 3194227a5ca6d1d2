@NullMarked
package org.plumbline.parse.libvirt;

import org.jspecify.annotations.NullMarked;
