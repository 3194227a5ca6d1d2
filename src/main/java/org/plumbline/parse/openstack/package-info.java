@NullMarked
package org.plumbline.parse.openstack;

import org.jspecify.annotations.NullMarked;
