@NullMarked
package org.plumbline.facts.ceph;

import org.jspecify.annotations.NullMarked;
