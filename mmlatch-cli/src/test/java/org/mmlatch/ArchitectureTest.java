package org.mmlatch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.internal.NDArrayEx;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.engine.TrainingPrecision;
import org.mmlatch.model.MMLatchBlock;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Products;
import org.mmlatch.settings.Precision;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.Trainer;

@AnalyzeClasses(packages = "org.mmlatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theModelKnowsNoFiles =
      noClasses()
          .that()
          .resideInAnyPackage("org.mmlatch.nn..", "org.mmlatch.model..", "org.mmlatch.encoder..")
          .and()
          .doNotHaveFullyQualifiedName(MMLatchBlock.class.getName()) // DJL hands it a stream
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "org.mmlatch.io..",
              "org.mmlatch.tensor..",
              "org.mmlatch.data..",
              "org.mmlatch.batch..");

  @ArchTest
  static final ArchRule layersKnowNoModalityAndNoModel =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mmlatch", "org.mmlatch.model..", "org.mmlatch.encoder..");

  @ArchTest
  static final ArchRule theModelKnowsNoEncoder =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.mmlatch.encoder..");

  @ArchTest
  static final ArchRule tasksAndModelsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.task..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mmlatch.nn..", "org.mmlatch.model..", "org.mmlatch.encoder..");

  @ArchTest
  static final ArchRule encodersDoNotKnowEachOtherButWhatSomeShare =
      slices()
          .matching("org.mmlatch.encoder.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), resideInAPackage("org.mmlatch.encoder.subnetworks"))
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), resideInAPackage("org.mmlatch.encoder.memory"));

  @ArchTest
  static final ArchRule whoEmbedsTrainingNeedsNoCommands =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.mmlatch.cli..",
              "org.mmlatch.sweep..",
              "org.mmlatch.doctor..",
              "org.mmlatch.benchmark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.mmlatch.cli..",
              "org.mmlatch.sweep..",
              "org.mmlatch.doctor..",
              "org.mmlatch.benchmark..",
              "picocli..");

  @ArchTest
  static final ArchRule log4jIsKnownWhereARunsLogIsWritten =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mmlatch.cli..")
          .and()
          .doNotHaveFullyQualifiedName("org.mmlatch.run.Log4jFile")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.logging..");

  @ArchTest
  static final ArchRule dataKnowsNoModelAndNoEngine =
      noClasses()
          .that()
          .resideInAnyPackage("org.mmlatch.data..", "org.mmlatch.tensor..", "org.mmlatch.io..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.mmlatch.nn..",
              "org.mmlatch.model..",
              "org.mmlatch.encoder..",
              "org.mmlatch.batch..",
              "org.mmlatch.eval..",
              "ai.djl..");

  @ArchTest
  static final ArchRule batchesKnowNoModel =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.batch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mmlatch.nn..", "org.mmlatch.model..", "org.mmlatch.encoder..");

  @ArchTest
  static final ArchRule evaluationKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.eval..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mmlatch.data..", "org.mmlatch.train..", "ai.djl..");

  @ArchTest
  static final ArchRule onlyTwoRoomsKnowTheEnginesInside =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mmlatch.engine..", "org.mmlatch.script..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl.pytorch..");

  @ArchTest
  static final ArchRule nothingButCommandsKnowsOfSweeps =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mmlatch.sweep..", "org.mmlatch.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.mmlatch.sweep..");

  @ArchTest
  static final ArchRule sweepsKnowNoModelAndNoArrays =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.sweep..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.mmlatch.nn..", "org.mmlatch.model..", "org.mmlatch.batch..", "ai.djl..");

  @ArchTest
  static final ArchRule trackersKnowNoTraining =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.tracking..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mmlatch.train..", "org.mmlatch.run..", "ai.djl..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.mmlatch.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfTheCommandLineHaveNoCycles =
      slices().matching("org.mmlatch.cli.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatCommandsShareKnowsNoCommand =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.cli.common..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.mmlatch.cli",
              "org.mmlatch.cli.run..",
              "org.mmlatch.cli.data..",
              "org.mmlatch.cli.sweep..",
              "org.mmlatch.cli.benchmark..");

  /** Losses are float32 whatever the precision. */
  @ArchTest
  static final ArchRule layersMultiplyAsThePassSays =
      noClasses()
          .that()
          .resideInAnyPackage("org.mmlatch.nn..", "org.mmlatch.model..", "org.mmlatch.encoder..")
          .and()
          .doNotImplement(Products.class)
          .and()
          .haveSimpleNameNotEndingWith("Losses")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaMethodCall>("the engine is asked for a product") {
                @Override
                public boolean test(JavaMethodCall call) {
                  JavaClass owner = call.getTargetOwner();
                  return (owner.isAssignableTo(NDArray.class)
                          || owner.isAssignableTo(NDArrayEx.class))
                      && call.getName().matches("matMul|batchMatMul|dot|linear|lstm");
                }
              });

  /** Whoever trains does not with what the device only has by emulation. */
  @ArchTest
  static final ArchRule whoMakesATrainerAsksForItsPrecision =
      classes()
          .that(
              new DescribedPredicate<JavaClass>("make a trainer") {
                @Override
                public boolean test(JavaClass type) {
                  return type.getConstructorCallsFromSelf().stream()
                      .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Trainer.class));
                }
              })
          .should()
          .callMethod(TrainingPrecision.class, "require", Precision.class, Device.class);

  /** Numbers under differentiation are {@link org.mmlatch.nn.Scalar}s, and it says why. */
  @ArchTest
  static final ArchRule noArithmeticWithJavaNumbers =
      noClasses()
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaMethodCall>(
                  "an array is combined with a java.lang.Number") {
                @Override
                public boolean test(JavaMethodCall call) {
                  return call.getTargetOwner().isAssignableTo(NDArray.class)
                      && call.getName().matches("(add|sub|mul|div|mod|pow)i?|maximum|minimum")
                      && call.getTarget().getRawParameterTypes().stream()
                          .anyMatch(type -> type.isEquivalentTo(Number.class));
                }
              });

  /** DJL copies a single array, and no gradient flows through a copy. */
  @ArchTest
  static final ArchRule modelsJoinArraysByJoined =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.mmlatch.nn..",
              "org.mmlatch.model..",
              "org.mmlatch.encoder..",
              "org.mmlatch.examples..")
          .and()
          .doNotHaveFullyQualifiedName(Joined.class.getName())
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaMethodCall>("arrays are joined by NDArrays.concat") {
                @Override
                public boolean test(JavaMethodCall call) {
                  return call.getTargetOwner().isEquivalentTo(NDArrays.class)
                      && call.getName().equals("concat");
                }
              });

  /** Whose machine's time it is, how far it is off, and whether somebody sets it, is not known. */
  @ArchTest
  static final ArchRule clocksOfTheDayDecideNothing =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.mmlatch.run.LockMachine") // to look twice or at once
          .and()
          .doNotHaveFullyQualifiedName("org.mmlatch.sweep.Journal") // for people
          .and()
          .resideOutsideOfPackage("org.mmlatch.tracking..") // for TensorBoard
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Files.class, "getLastModifiedTime", Path.class, LinkOption[].class);

  /** A copy may lose links or follow them. */
  @ArchTest
  static final ArchRule linksAreOnlyForPeople =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.mmlatch.run.LockMachine") // of /proc
          .should()
          .callMethod(Files.class, "readSymbolicLink", Path.class);

  /** A command that logs nothing does not wait until the logging has started. */
  @ArchTest
  static final ArchRule commandsLogByTheirDoor =
      noClasses()
          .that()
          .resideInAPackage("org.mmlatch.cli..")
          .and()
          .doNotHaveFullyQualifiedName("org.mmlatch.cli.common.Log")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.slf4j.LoggerFactory");

  @ArchTest
  static final ArchRule textsLeaveByTheirDoors =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.mmlatch.cli.common.Terminal")
          .should()
          .accessField(FileDescriptor.class, "out")
          .orShould()
          .accessField(FileDescriptor.class, "err")
          .orShould()
          .accessField(System.class, "out");

  /** Nothing outside is looked up for a file of settings but where the user names it. */
  @ArchTest
  static final ArchRule whatTheProgramWroteIsReadAlone =
      noClasses()
          .that()
          .resideInAnyPackage("org.mmlatch.run..", "org.mmlatch.cli.run..")
          .should()
          .callMethod(SettingsLoader.class, "load", Optional.class, Map.class);
}
