@NullMarked
package org.plumbline.cloud.ceph;

import org.jspecify.annotations.NullMarked;
