package org.plumbline.gate;

/** Numbers with their noun, as people write them. */
final class Words {

    private Words() {}

    static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }
}
