@NullMarked
package org.plumbline.facts.network;

import org.jspecify.annotations.NullMarked;
