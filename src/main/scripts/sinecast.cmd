@echo off
rem Starts Sinecast on Windows with the java of JAVA_HOME, or else of the PATH.
rem SINECAST_OPTS holds further JVM flags; they come last and win.
rem Not tested: no build of this project runs on Windows.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
rem ONNX Runtime, where a user adds it, would send data about its use.
set "ORT_DISABLE_TELEMETRY=1"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
"%java%" "@%home%\lib\jvm.args" %SINECAST_OPTS% -jar "%home%\lib\sinecast.jar" %*
exit /b %ERRORLEVEL%
