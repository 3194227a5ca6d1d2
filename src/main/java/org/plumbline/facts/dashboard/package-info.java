@NullMarked
package org.plumbline.facts.dashboard;

import org.jspecify.annotations.NullMarked;
