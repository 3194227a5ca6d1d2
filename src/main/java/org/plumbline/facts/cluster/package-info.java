@NullMarked
package org.plumbline.facts.cluster;

import org.jspecify.annotations.NullMarked;
