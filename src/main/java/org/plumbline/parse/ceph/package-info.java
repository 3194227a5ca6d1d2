@NullMarked
package org.plumbline.parse.ceph;

import org.jspecify.annotations.NullMarked;
