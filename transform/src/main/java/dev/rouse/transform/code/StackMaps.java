package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** The locals of a rewritten body as its stack maps list them. */
final class StackMaps {

    private final Block block;
    private final Layout layout;

    StackMaps(Block block, Layout layout) {
        this.block = block;
        this.layout = layout;
    }

    /** Puts our locals before those of javac. */
    List<Object> of(List<Object> original, Object awaited) {
        List<Object> locals = new ArrayList<>(original.subList(0, layout.firstOwnSlot()));
        locals.add(block.frameName());
        locals.add(Names.CONTEXT);
        locals.add(awaited);
        if (layout.hasLoops()) {
            locals.add(Opcodes.INTEGER);
        }
        locals.addAll(original.subList(layout.firstOwnSlot(), original.size()));
        return locals;
    }

    /** The locals at P: those of javac, with the awaited future, if any, in its slot. */
    Object[] at(SuspendPoint point, Object awaited) {
        List<Object> single = new ArrayList<>();
        List<Object> doubled = point.types().locals();
        for (int i = 0; i < doubled.size(); i++) {
            Object type = doubled.get(i);
            single.add(type);
            if (type == Opcodes.LONG || type == Opcodes.DOUBLE) {
                i++;
            }
        }
        return of(single, awaited).toArray();
    }

    /** For the parts behind the end: our own locals and none of the block's. */
    Object[] own() {
        List<Object> none = new ArrayList<>();
        if (block.isInstance()) {
            none.add(block.host().name);
        }
        return of(none, Opcodes.TOP).toArray();
    }
}
