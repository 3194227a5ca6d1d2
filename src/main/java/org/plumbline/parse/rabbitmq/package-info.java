@NullMarked
package org.plumbline.parse.rabbitmq;

import org.jspecify.annotations.NullMarked;
