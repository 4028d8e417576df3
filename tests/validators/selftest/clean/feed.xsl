<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><html lang="id"><head><title>Feed</title></head><body><main><h1>Feed</h1></main></body></html></xsl:template>
</xsl:stylesheet>
