<#-- The notices of the distribution: each library with its licences. The plugin gives a list of pairs, dependencyMap. -->
Sinecast comes with the libraries below, unchanged. Each is under the licence named with it; where several are
named, you may choose one. The jars hold the texts of the licences, and sinecast.cdx.json the hashes of the jars.

uPlot 1.6.32
  MIT; the text is in sinecast.jar, io/github/sinecast/report/page/uplot/LICENSE
  https://github.com/leeoniya/uPlot
<#list dependencyMap as entry>
<#assign library = entry.getKey()/>

${library.name}
  ${entry.getValue()?join(" or ")}
  ${library.groupId}:${library.artifactId}:${library.version}
  ${library.url!"no address"}
</#list>
