package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.github.sinecast.guide.Page;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What programs may use is documented. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyPublicMemberIsDocumented() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> missing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Undocumented(trees, missing).scan(unit, null);
      }
      assertTrue(sources.size() > 300, "the sources were read");
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void theEntryPointsOfTheLibraryAreThere() throws Exception {
    String guide = String.join("\n", Page.named("library.md").lines());
    String section = guide.substring(guide.indexOf("## Entry points"));
    Matcher types = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|").matcher(section);
    List<String> found = new ArrayList<>();
    while (types.find()) {
      found.add(types.group(1));
      Class<?> type = Class.forName("io.github.sinecast." + types.group(1));
      assertTrue(Modifier.isPublic(type.getModifiers()), types.group(1));
    }
    Set<String> needed =
        Set.of("experiment.Experiment", "run.RunDirectory", "run.RunWriter", "Forecaster");
    assertTrue(found.containsAll(needed), found::toString);
  }

  /** Collects the members of public types that programs see and no comment describes. */
  private static final class Undocumented extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> missing;

    Undocumented(DocTrees trees, List<String> missing) {
      this.trees = trees;
      this.missing = missing;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (!isVisible(type.getModifiers().getFlags())) {
        return null;
      }
      check(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
      if (isVisible(method.getModifiers().getFlags()) && !overrides && !isCompact(method)) {
        check(owner() + "#" + method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
      boolean isComponent =
          getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
              && !field
                  .getModifiers()
                  .getFlags()
                  .contains(javax.lang.model.element.Modifier.STATIC);
      if (!isComponent && isVisible(field.getModifiers().getFlags())) {
        check(owner() + "#" + field.getName());
      }
      return null;
    }

    /** Members of interfaces are public without saying so. */
    private boolean isVisible(Set<javax.lang.model.element.Modifier> flags) {
      TreePath parent = getCurrentPath().getParentPath();
      boolean ofInterface =
          parent != null
              && (parent.getLeaf().getKind() == Tree.Kind.INTERFACE
                  || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE);
      return !flags.contains(javax.lang.model.element.Modifier.PRIVATE)
          && (ofInterface
              || flags.contains(javax.lang.model.element.Modifier.PUBLIC)
              || flags.contains(javax.lang.model.element.Modifier.PROTECTED));
    }

    /** The parameters of a compact constructor are described where the record is. */
    private boolean isCompact(MethodTree method) {
      Tree owner = getCurrentPath().getParentPath().getLeaf();
      return owner.getKind() == Tree.Kind.RECORD
          && method.getReturnType() == null
          && text(method).matches("(?s)(@\\w+(\\([^)]*\\))?\\s*)*(public|protected) \\w+ \\{.*");
    }

    private String text(Tree tree) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      try {
        CharSequence source = unit.getSourceFile().getCharContent(true);
        int from = (int) trees.getSourcePositions().getStartPosition(unit, tree);
        int to = (int) trees.getSourcePositions().getEndPosition(unit, tree);
        return source.subSequence(from, to).toString();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private String owner() {
      return ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName().toString();
    }

    private void check(String name) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment == null) {
        missing.add(getCurrentPath().getCompilationUnit().getPackageName() + "." + name);
      }
    }
  }
}
