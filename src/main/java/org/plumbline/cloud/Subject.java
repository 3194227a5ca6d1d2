package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/** A part of the cloud that controls speak about. A control's {@code needs} name subjects. */
public interface Subject extends Located {

    /** The host it belongs to; {@code api} where only the API knows it. */
    String host();

    /** Every name it answers to, the most specific first: {@code nova-api}, {@code nova}. */
    List<String> subjects();

    /** Every place it was read from: what an auditor would have to look at to see the same. */
    default List<Location> sources() {
        return List.of(at());
    }
}
