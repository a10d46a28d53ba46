package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a debugger reads, in the bodies of all samples: lines and variables are those that javac
 * wrote, and what a variable is said to be is there.
 */
class DebugTablesTest {

    /** A body, as javac wrote it and as we did. */
    private record Body(String owner, MethodNode before, MethodNode after) {
        @Override
        public String toString() {
            return owner + "." + before.name;
        }
    }

    private static final List<Body> BODIES = new ArrayList<>();

    @BeforeAll
    static void transform() {
        SampleClasses.all("-g")
                .bytes()
                .forEach(
                        (name, bytes) -> {
                            byte[] after =
                                    AsyncTransformer.transform(bytes).get(name.replace('.', '/'));
                            if (after != null) {
                                collect(read(bytes), read(after));
                            }
                        });
        assertThat(BODIES).hasSizeGreaterThan(50);
    }

    private static ClassNode read(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        return node;
    }

    private static void collect(ClassNode before, ClassNode after) {
        for (MethodNode method : before.methods) {
            after.methods.stream()
                    .filter(other -> other.name.equals(method.name) && isBody(other))
                    .filter(other -> method.name.startsWith("lambda$"))
                    .forEach(other -> BODIES.add(new Body(before.name, method, other)));
        }
    }

    private static boolean isBody(MethodNode method) {
        return method.desc.contains("$$Async$");
    }

    private static Set<Integer> lines(MethodNode method) {
        Set<Integer> lines = new TreeSet<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode number) {
                lines.add(number.line);
            }
        }
        return lines;
    }

    private static Set<String> variables(MethodNode method) {
        Set<String> variables = new HashSet<>();
        for (LocalVariableNode variable : method.localVariables) {
            variables.add(variable.name + " " + variable.desc + " " + variable.signature);
        }
        return variables;
    }

    @Test
    void linesAreThoseOfTheSource() {
        for (Body body : BODIES) {
            assertThat(lines(body.after)).as(body.toString()).isEqualTo(lines(body.before));
        }
    }

    @Test
    void everyInstructionHasALine() {
        for (Body body : BODIES) {
            AbstractInsnNode at = body.after.instructions.getFirst();
            while (at.getOpcode() < 0 && !(at instanceof LineNumberNode)) {
                at = at.getNext();
            }
            assertThat(at).as(body.toString()).isInstanceOf(LineNumberNode.class);
        }
    }

    /** What each call in the source does is still said to be on its line. */
    @Test
    void callsStayOnTheirLines() {
        for (Body body : BODIES) {
            Map<String, Set<Integer>> before = calls(body.before);
            before.keySet().removeIf(call -> call.startsWith("dev/rouse/Async.")); // compiled away
            before.keySet().removeIf(call -> call.endsWith(".<init>")); // may be written again
            Map<String, Set<Integer>> after = calls(body.after);
            before.forEach(
                    (call, lines) ->
                            assertThat(after.get(call)).as(body + " " + call).containsAll(lines));
        }
    }

    private static Map<String, Set<Integer>> calls(MethodNode method) {
        Map<String, Set<Integer>> calls = new LinkedHashMap<>();
        int line = 0;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode number) {
                line = number.line;
            } else if (insn instanceof MethodInsnNode call) {
                calls.computeIfAbsent(call.owner + "." + call.name, key -> new TreeSet<>())
                        .add(line);
            }
        }
        return calls;
    }

    @Test
    void variablesKeepTheirNamesAndTypes() {
        for (Body body : BODIES) {
            assertThat(variables(body.after)).as(body.toString()).isEqualTo(variables(body.before));
        }
    }

    /** At every instruction at which a variable is in scope, its slot holds what its type says. */
    @Test
    void variablesAreWhereTheTableSays() {
        int looks = 0;
        for (Body body : BODIES) {
            MethodNode method = body.after;
            AnalyzerAdapter types =
                    new AnalyzerAdapter(
                            Opcodes.ASM9,
                            body.owner,
                            method.access,
                            method.name,
                            method.desc,
                            null) {};
            Set<LocalVariableNode> inScope = new HashSet<>();
            for (AbstractInsnNode insn : method.instructions) {
                for (LocalVariableNode variable : method.localVariables) {
                    if (variable.start == insn) {
                        inScope.add(variable);
                    } else if (variable.end == insn) {
                        inScope.remove(variable);
                    }
                }
                if (insn.getOpcode() >= 0 && types.locals != null) {
                    for (LocalVariableNode variable : inScope) {
                        looks++;
                        assertThat(kind(types.locals.get(variable.index)))
                                .as(body + " " + variable.name)
                                .isIn(kinds(Type.getType(variable.desc)));
                    }
                }
                insn.accept(types);
            }
        }
        assertThat(looks).isGreaterThan(1000);
    }

    private static String kind(Object type) {
        if (type == Opcodes.INTEGER) {
            return "int";
        }
        if (type == Opcodes.LONG) {
            return "long";
        }
        if (type == Opcodes.FLOAT) {
            return "float";
        }
        if (type == Opcodes.DOUBLE) {
            return "double";
        }
        return type == Opcodes.TOP ? "nothing" : type == Opcodes.NULL ? "null" : "reference";
    }

    private static Set<String> kinds(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> Set.of("reference", "null");
            case Type.LONG -> Set.of("long");
            case Type.FLOAT -> Set.of("float");
            case Type.DOUBLE -> Set.of("double");
            default -> Set.of("int");
        };
    }
}
