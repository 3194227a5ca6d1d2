@NullMarked
package org.plumbline.facts.loadbalancing;

import org.jspecify.annotations.NullMarked;
