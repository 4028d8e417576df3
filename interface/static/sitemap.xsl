<?xml version="1.0" encoding="utf-8"?>
<!-- A sitemap index, a sitemap or a news sitemap as a page, for the operator who opens one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" exclude-result-prefixes="s news">
  <xsl:output method="html" encoding="utf-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- Where this file stands, as the document's own instruction says: its style sheet stands beside it. -->
  <xsl:variable name="folder" select="substring-before(substring-after(/processing-instruction('xml-stylesheet'), 'href=&quot;'), 'sitemap.xsl')"/>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <meta name="color-scheme" content="light dark"/>
        <title>Sitemap</title>
        <link rel="stylesheet" href="{$folder}sitemap.css"/>
      </head>
      <body>
        <main>
          <h1>Sitemap</h1>
          <p>
            <xsl:choose>
              <xsl:when test="s:sitemapindex">Each file lists a part of this site's pages for search engines.</xsl:when>
              <xsl:otherwise>Pages of this site, listed for search engines.</xsl:otherwise>
            </xsl:choose>
          </p>
          <ul><xsl:apply-templates select="s:sitemapindex/s:sitemap | s:urlset/s:url"/></ul>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="s:sitemap | s:url">
    <li>
      <xsl:choose>
        <xsl:when test="starts-with(s:loc, 'https://') or starts-with(s:loc, 'http://')"><a href="{s:loc}"><xsl:value-of select="s:loc"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="s:loc"/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="news:news/news:title"><small dir="auto"><xsl:value-of select="."/></small></xsl:for-each>
      <xsl:for-each select="s:lastmod | news:news/news:publication_date"><small><xsl:value-of select="translate(., 'T', ' ')"/></small></xsl:for-each>
    </li>
  </xsl:template>
</xsl:stylesheet>
