package hotline.local;

/** The launcher. */
public final class Hotline {
    private Hotline() {}

    /** Starts. */
    public static void main(String[] args) {
        System.out.println("hotline");
    }
}
