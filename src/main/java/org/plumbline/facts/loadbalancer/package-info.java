@NullMarked
package org.plumbline.facts.loadbalancer;

import org.jspecify.annotations.NullMarked;
